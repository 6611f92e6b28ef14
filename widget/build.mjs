// Bundles the widget into one ES module and writes what an integrator needs for `integrity`.
import { createHash } from "node:crypto";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path/posix";
import { build, context } from "esbuild";

const options = {
  entryPoints: ["src/steady-chat.ts"],
  outfile: "dist/steady-chat.js",
  bundle: true,
  format: "esm",
  target: "es2021",
  minify: true,
  charset: "utf8",
  legalComments: "eof",
  logLevel: "info",
};

if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
  await copyFile("src/steady-chat.css", "dist/steady-chat.css");
  const lines = await Promise.all(
    ["steady-chat.js", "steady-chat.css"].map(async (name) => {
      const hash = createHash("sha384").update(await readFile(`dist/${name}`)).digest("base64");
      return `${name} sha384-${hash}\n`;
    }),
  );
  await writeFile("dist/integrity.txt", lines.join(""));
  await writeFile("dist/sources.sha256", `${await hashOfSources()}\n`);
}

/** So that a test can tell when the built file was not made from the sources as they are. */
async function hashOfSources() {
  const hash = createHash("sha256");
  const found = await readdir("src", { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  return hash.digest("hex");
}
