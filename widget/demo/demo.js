// The switches of the demo page.
const chat = document.querySelector("steady-chat");
const set = {
  look: (value) => (chat.className = value),
  theme: (value) => chat.setAttribute("theme", value),
  locale: (value) => chat.setAttribute("locale", value),
};
for (const input of document.querySelectorAll("input[type=radio]")) {
  input.addEventListener("change", () => set[input.name](input.value));
}
document.getElementById("be-hostile").addEventListener("change", (event) => {
  document.getElementById("hostile").disabled = !event.target.checked;
});
document.querySelector("#cookies button").addEventListener("click", () => document.getElementById("cookies").remove());
document.getElementById("leave-link").addEventListener("click", (event) => {
  event.preventDefault();
  chat.leave();
});
