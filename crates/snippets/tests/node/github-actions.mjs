// Reads a workflow with GitHub's own parser, and its expressions with GitHub's own
// evaluator: {text, secrets} in; the only step's name, shell, script and environment out.
import { register } from "node:module";
import { answer, modules } from "./lines.mjs";

register("./json-modules.mjs", import.meta.url);
const [{ parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter }, expressions] =
  await modules("@actions/workflow-parser", "@actions/expressions");
const { data, Evaluator, Lexer, Parser } = expressions;

function context(secrets) {
  const pairs = Object.entries(secrets);
  const values = pairs.map(([key, value]) => ({ key, value: new data.StringData(value) }));
  return new data.Dictionary({ key: "secrets", value: new data.Dictionary(...values) });
}

function evaluated(token, secrets) {
  if (!token.isExpression) return token.value;
  const { tokens } = new Lexer(token.expression).lex();
  const parsed = new Parser(tokens, ["secrets"], []).parse();
  return new Evaluator(parsed, context(secrets)).evaluate().coerceString();
}

await answer(async ({ text, secrets }) => {
  const file = { name: "workflow.yml", content: text };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  const workflow = await convertWorkflowTemplate(context, value);
  const problems = [...context.errors.getErrors(), ...(workflow.errors ?? [])];
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const [step, ...others] = workflow.jobs[0].steps;
  if (others.length > 0) throw new Error("more than one step");
  if (step.run.isExpression) throw new Error("an expression in the script");
  const environment = {};
  for (const { key, value } of step.env ?? []) {
    environment[key.value] = evaluated(value, secrets);
  }
  return { name: step.name?.value, script: step.run.value, environment };
});
