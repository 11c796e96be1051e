import { expect, type APIRequestContext } from "@playwright/test";
import { gitlabUrl } from "./watched";

/** The demo's people. Ada owns, Grace maintains, Dan develops, Gus is a guest. */
export type Person = "ada" | "grace" | "dan" | "gus";

/** A person's access token, as the demo's README tells it. */
export const tokenOf = (person: Person) => `glpat-demo-${person}-api-00000000`;

/** The handbook, `docs/handbook`. */
export const HANDBOOK = 9;
/** `infra/deployer`, where nobody may give variables to a build. */
export const DEPLOYER = 12;
/** `platform/api`, whose jobs are a graph with a manual job and a bridge. */
export const SERVICE = 13;

/** `scale/monorepo`, with 10,200 builds; only in the large world. */
export const MONOREPO = 20;
/** `scale/logs`, and its jobs with a million lines and with one of 51 MB. */
export const LOGS = { project: 21, chatty: 9001, oneLine: 9002 };
/** The twelve projects of `fleet`. */
export const FLEET = Array.from({ length: 12 }, (_, index) => 31 + index);

/** A request that the demo has seen: no query, no header, no body. */
export interface Seen {
  method: string;
  path: string;
  status: number;
}

/** A trigger as GitLab tells it. */
export interface Trigger {
  id: number;
  token: string;
  description: string | null;
}

/** A build as GitLab tells it. */
export interface Build {
  id: number;
  ref: string;
  source: string;
  status: string;
}

/** A job as GitLab tells it. */
export interface Job {
  id: number;
  name: string;
  status: string;
}

/** The demo GitLab, asked and steered behind the console's back. */
export class Demo {
  constructor(private readonly http: APIRequestContext) {}

  /** Makes the world and the clock as they were at the start. */
  async reset() {
    await this.http.post(`${gitlabUrl}/_demo/reset`);
    await this.http.delete(`${gitlabUrl}/_demo/requests`);
  }

  /** What the demo's clock says. */
  async now(): Promise<string> {
    return (await (await this.http.get(`${gitlabUrl}/_demo/clock`)).json()).now;
  }

  /** Puts the demo's clock forward. */
  async advance(seconds: number) {
    const answer = await this.http.post(`${gitlabUrl}/_demo/clock`, {
      data: { advance_seconds: seconds },
    });
    expect(answer.ok(), "the clock moved").toBe(true);
  }

  /** Lets the demo's clock stand until it is put forward, however slow the machine is. */
  async stopClock() {
    const data = { running: false };
    expect((await this.http.post(`${gitlabUrl}/_demo/clock`, { data })).status()).toBe(200);
  }

  /** The calls of its API that it has seen, without those of this class. */
  async seen(method: string, path: RegExp): Promise<Seen[]> {
    const all: Seen[] = await (await this.http.get(`${gitlabUrl}/_demo/requests`)).json();
    return all.filter((one) => one.method === method && path.test(one.path));
  }

  /** Forgets what it has seen. */
  async forgetSeen() {
    await this.http.delete(`${gitlabUrl}/_demo/requests`);
  }

  /** Calls the API, with `person`'s token; `form` goes into the body. */
  async call(method: string, path: string, form?: Record<string, string>, person: Person = "ada") {
    return this.http.fetch(`${gitlabUrl}/api/v4${path}`, {
      method,
      headers: { "PRIVATE-TOKEN": tokenOf(person) },
      form,
    });
  }

  /** Revokes the token with which `person` is connected in these journeys. */
  async revokeTokenOf(person: Person) {
    const answer = await this.call("DELETE", "/personal_access_tokens/self", undefined, person);
    expect(answer.status()).toBe(204);
  }

  /** Gives a member of the handbook another role, by GitLab's number for it. */
  async giveRole(username: Person, access_level: number) {
    const data = { project: HANDBOOK, username, access_level };
    const answer = await this.http.post(`${gitlabUrl}/_demo/role`, { data });
    expect(answer.status()).toBe(204);
  }

  /** Makes it a GitLab that sends logs whole, whatever part is asked for. */
  async sendWholeLogs() {
    const data = { whole_logs: true };
    const answer = await this.http.post(`${gitlabUrl}/_demo/whole-logs`, { data });
    expect(answer.status()).toBe(204);
  }

  /** Revokes a trigger behind the console's back. */
  async revokeTrigger(id: number, person: Person = "ada", project = HANDBOOK) {
    const path = `/projects/${project}/triggers/${id}`;
    expect((await this.call("DELETE", path, undefined, person)).status()).toBe(204);
  }

  /** Starts a build as `person`, without a trigger, and tells its number. */
  async startAs(person: Person, ref = "develop", project = HANDBOOK): Promise<number> {
    const answer = await this.call("POST", `/projects/${project}/pipeline`, { ref }, person);
    expect(answer.status()).toBe(201);
    return (await answer.json()).id;
  }

  /** Deletes a build. */
  async deleteBuild(id: number, project = HANDBOOK) {
    const answer = await this.call("DELETE", `/projects/${project}/pipelines/${id}`);
    expect(answer.status()).toBe(204);
  }

  /** Erases the log of a job that is over. */
  async eraseLog(job: number, project = HANDBOOK) {
    const answer = await this.call("POST", `/projects/${project}/jobs/${job}/erase`);
    expect(answer.status()).toBe(201);
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await this.call("GET", path);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  }

  /** The trigger of this description, as Ada sees it. */
  async trigger(description: string, project = HANDBOOK): Promise<Trigger> {
    const all = await this.get<Trigger[]>(`/projects/${project}/triggers?per_page=100`);
    const found = all.find((trigger) => trigger.description === description);
    expect(found, `the trigger “${description}”`).toBeDefined();
    return found!;
  }

  /** The newest builds, newest first. */
  async builds(query = "", project = HANDBOOK): Promise<Build[]> {
    return this.get(`/projects/${project}/pipelines?${query}`);
  }

  /** A build's jobs by name. */
  async job(build: number, name: string, project = HANDBOOK): Promise<Job> {
    const jobs = await this.get<Job[]>(`/projects/${project}/pipelines/${build}/jobs`);
    return jobs.find((job) => job.name === name)!;
  }

  /** What a build was given, without what GitLab adds. */
  async variables(build: number): Promise<Record<string, string>> {
    const all = await this.get<{ key: string; value: string }[]>(
      `/projects/${HANDBOOK}/pipelines/${build}/variables`,
    );
    const given = all.filter(({ key }) => key !== "TRIGGER_PAYLOAD");
    return Object.fromEntries(given.map(({ key, value }) => [key, value]));
  }

  /** Starts a build through a trigger of Ada's, and tells its number. */
  async start(variables: Record<string, string> = {}, ref = "master"): Promise<number> {
    const { token } = await this.trigger("nightly docs");
    const named = Object.entries(variables).map(([key, value]) => [`variables[${key}]`, value]);
    const form = { token, ref, ...Object.fromEntries(named) };
    const answer = await this.call("POST", `/projects/${HANDBOOK}/trigger/pipeline`, form);
    expect(answer.status()).toBe(201);
    return (await answer.json()).id;
  }
}
