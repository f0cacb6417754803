const kind = document.getElementById("kind"), missed = document.getElementById("missed"), shown = document.getElementById("shown");
const samples = [...document.querySelectorAll(".sample")];
function choose() {
  for (const one of samples)
    one.hidden = (kind.value !== "" && one.dataset.kind !== kind.value) || (missed.checked && !one.classList.contains("miss"));
  shown.textContent = samples.filter((one) => !one.hidden).length + " of " + samples.length + " shown";
}
kind.addEventListener("change", choose);
missed.addEventListener("change", choose);
addEventListener("beforeprint", () => samples.forEach((one) => { one.dataset.was = one.open; one.open = true; }));
addEventListener("afterprint", () => samples.forEach((one) => { one.open = one.dataset.was === "true"; }));
choose();
