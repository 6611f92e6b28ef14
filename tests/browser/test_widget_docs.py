"""docs/widget.md says what is true: every attribute, method, event, variable, part and header, no more and no fewer."""

import json
import re

import requests

from steady.run.profile import ROOT
from tests.browser.conftest import CHAT, Visit
from tests.conftest import Server

WIDGET = ROOT / "widget"
DOCS = (ROOT / "docs" / "widget.md").read_text("utf-8")
SOURCES = "".join(path.read_text("utf-8") for path in sorted((WIDGET / "src").glob("*.ts")))


def section(title: str) -> str:
    """The text under a heading of the documentation."""
    return DOCS.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def names(text: str) -> set[str]:
    """The names in backticks."""
    return set(re.findall(r"`([\w-]+)`", text))


def test_every_attribute_is_documented_with_its_default(visit: Visit) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*?) \|", section("Attributes"), re.MULTILINE)
    chat = visit(CHAT).page.evaluate(
        """() => {
          const made = document.createElement("steady-chat");
          const names = made.constructor.observedAttributes;
          const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
          return Object.fromEntries(names.map((name) => [name, made[property(name)]]));
        }"""
    )
    assert {name for name, _ in rows} == set(chat)
    for name, default in rows:
        written = re.fullmatch(r"`(.+)`", default)
        if written:
            assert str(chat[name]) == written[1], name
        elif not default:
            assert chat[name] in ("", False) or chat[name] == {}, name


def test_every_attribute_and_method_is_in_the_types() -> None:
    types = (WIDGET / "steady-chat.d.ts").read_text("utf-8")
    properties = re.findall(r"^  declare (\w+):", (WIDGET / "src" / "attributes.ts").read_text("utf-8"), re.M)
    assert set(re.findall(r"^  (\w+): ", types, re.M)) == set(properties)
    methods = set(re.findall(r"^  (\w+)\(\): ", types, re.M))
    assert methods == set(re.findall(r"`(\w+)\(\)`", section("Attributes")))
    element = (WIDGET / "src" / "steady-chat.ts").read_text("utf-8")
    public = element.split("// ---------------------------------------------------------------- lifecycle")[0]
    assert methods == set(re.findall(r"^  (?:async )?(\w+)\(\): ", public, re.M))


def test_every_event_is_documented() -> None:
    told = set(re.findall(r'#tell\("([\w-]+)"\)', SOURCES))
    assert told and told == names(section("Events"))
    assert told == set(
        re.findall(r'"(steady-[\w-]+)": CustomEvent', (WIDGET / "steady-chat.d.ts").read_text())
    )


def test_every_variable_of_the_look_is_documented() -> None:
    look = (WIDGET / "src" / "styles.ts").read_text("utf-8")
    colours = set(re.findall(r'^  "?([\w-]+)"?: \["#', look, re.M))
    others = set(re.findall(r"var\(--steady-([\w-]+)", look))
    listed = section("Your colours").split("`--steady-`", 1)[1].split("\n\n", 1)[0]
    assert names(listed) == colours | others
    for theme in WIDGET.glob("themes/*.css"):
        used = set(re.findall(r"--steady-([\w-]+?)(?:-dark)?:", theme.read_text("utf-8")))
        assert used <= colours | others, theme.name


def test_every_part_is_documented() -> None:
    parts = set(re.findall(r'\bpart="([\w-]+)"', SOURCES))
    listed = section("Your colours").split("`::part()`:", 1)[1].split(".", 1)[0]
    assert parts and parts == names(listed)


def test_every_header_of_the_file_is_sent(server: Server) -> None:
    paragraph = DOCS.split("Headers the server sends with the file:", 1)[1].split("\n\n", 1)[0]
    listed = dict(re.findall(r"`([A-Z][\w-]+): ([^`]+)`", paragraph))
    assert len(listed) == 5
    for name in ("steady-chat.js", "steady-chat.css"):
        answer = requests.get(f"{server.address}/webhooks/web/{name}", timeout=10)
        assert {header: answer.headers.get(header) for header in listed} == listed
        assert answer.headers["Content-Encoding"] == "gzip"


def test_the_languages_and_looks_that_are_named_exist(visit: Visit) -> None:
    tags = {path.stem for path in (WIDGET / "src" / "locales").glob("*.ts")}
    row = next(line for line in section("Attributes").splitlines() if line.startswith("| `locale`"))
    assert tags <= names(row)
    assert {path.stem for path in WIDGET.glob("themes/*.css")} <= names(section("Your colours"))


def test_everything_that_the_npm_package_names_is_in_it() -> None:
    package = json.loads((WIDGET / "package.json").read_text("utf-8"))
    packed = [path for entry in package["files"] for path in (WIDGET / entry, *(WIDGET / entry).glob("*"))]
    exports = package["exports"]
    named = [package["main"], package["types"], *exports["."].values(), exports["./steady-chat.css"]]
    assert [path for path in named if (WIDGET / path) not in packed] == []
    assert [path for path in packed if not path.exists()] == []
    assert not set(package) & {"dependencies", "peerDependencies"}, "the built file needs nothing else"


def test_every_test_that_the_table_of_promises_names_exists() -> None:
    folder = ROOT / "tests" / "browser"
    named = set(re.findall(r"`(test_\w+)`", (folder / "README.md").read_text("utf-8")))
    written = set(
        re.findall(r"^def (test_\w+)", "".join(p.read_text("utf-8") for p in folder.glob("*.py")), re.M)
    )
    assert named and named <= written, named - written
