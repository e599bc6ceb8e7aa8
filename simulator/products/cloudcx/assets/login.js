"use strict";

// Once a company is named, the page speaks its language and shows its providers: in place, so that what is typed stays.
const company = document.getElementById("company");
let asked = 0;
company.addEventListener("change", async () => {
  const number = ++asked;
  const answer = await fetch(here()).catch(() => null);
  if (answer && answer.ok && number === asked) takePage(await answer.text());
});

// The pages that links lead to from here speak for the company, too.
for (const link of document.querySelectorAll("a[data-company]")) {
  const path = link.getAttribute("href");
  link.addEventListener("click", () => {
    link.href = company.value ? `${path}?${new URLSearchParams({ company: company.value })}` : path;
  });
}
