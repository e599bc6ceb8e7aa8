"""The core: who may log in, and what follows. No framework, store, clock or chance: values in, values out."""
