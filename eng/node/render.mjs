// Renders a batch of Vega-Lite specifications to SVG.
// Standard input: [{"id": "...", "specification": {...}}, ...]; standard output: [{"id": "...", "svg": "..."} | {"id": "...", "error": "..."}, ...].
import { compile } from "vega-lite";
import * as vega from "vega";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const batch = JSON.parse(Buffer.concat(chunks).toString("utf8"));

// A specification carries its data; nothing may be loaded from elsewhere.
const loader = vega.loader();
loader.load = (uri) => Promise.reject(new Error(`figures may not load ${uri}`));

const results = [];
for (const { id, specification } of batch) {
  const warnings = [];
  const logger = vega.logger(vega.Warn);
  logger.warn = (...text) => (warnings.push(text.join(" ")), logger);
  try {
    const compiled = compile(specification, { logger }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: "none", loader, logger });
    results.push({ id, svg: await view.toSVG(), warnings });
    view.finalize();
  } catch (problem) {
    results.push({ id, error: String(problem?.message ?? problem), warnings });
  }
}
process.stdout.write(JSON.stringify(results));
