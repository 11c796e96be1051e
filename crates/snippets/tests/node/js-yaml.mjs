// Reads YAML with js-yaml: a JSON string a line in, what it holds as JSON a line out.
import { answer, modules } from "./lines.mjs";

const [{ load }] = await modules("js-yaml");
await answer(load);
