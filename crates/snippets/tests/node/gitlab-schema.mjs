// Holds a .gitlab-ci.yml against GitLab's own schema, which gitlab-ci-local brings along:
// the file's text as a JSON string in, the list of errors out.
import { answer, modules } from "./lines.mjs";

const [{ load }, { default: Ajv }, { default: schema }] = await modules(
  "js-yaml",
  "ajv",
  "gitlab-ci-local/src/schema/index.js",
);
const ajv = new Ajv({
  allowUnionTypes: true,
  keywords: ["markdownDescription"],
  strictTypes: false,
  validateFormats: false,
});
const validate = ajv.compile(schema);
await answer((text) => (validate(load(text)) ? [] : validate.errors));
