"""What the Configuration Server's own administrator does, and how well it answers (GIA-LOGIN-2)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from simulator.control.deployments import Named
from simulator.control.shapes import Shape
from simulator.providers.directory import ConfigurationServer, State
from simulator.providers.sites import Sites

router = APIRouter(tags=["configuration server"])
SERVER = "/deployments/{deployment}/configuration-server"


class ServerChange(Shape):
    state: State


class ServerShown(BaseModel):
    url: str
    state: State


class PasswordWanted(Shape):
    password: str = Field(min_length=1, repr=False)


async def configuration_server(deployment: Named, request: Request) -> ConfigurationServer:
    """The Configuration Server of the deployment that the address names."""
    sites: Sites = request.app.state.sites
    return sites.directory(deployment.name)


type Server = Annotated[ConfigurationServer, Depends(configuration_server)]


@router.get(SERVER)
async def show(server: Server) -> ServerShown:
    return ServerShown(url=server.known_as.url, state=server.state)


@router.patch(SERVER)
async def change_state(change: ServerChange, server: Server) -> ServerShown:
    """Takes it down, brings it up, or has it take requests and never answer."""
    server.state = change.state
    return ServerShown(url=server.known_as.url, state=server.state)


@router.put(f"{SERVER}/people/{{email}}/password", status_code=204)
async def change_password(email: str, wanted: PasswordWanted, server: Server) -> None:
    """Another password for a person of the Configuration Database."""
    server.change(email, wanted.password)
