// Starts `sheaf-cli practice` and ends it.
import { spawn } from "node:child_process";
import { once } from "node:events";

export async function startService(program, dialect, scenario = "all-good", speed = "20") {
  const child = spawn(program, ["practice", "--dialect", dialect, "--scenario", scenario, "--speed", speed], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return {
    baseURL: line.toString().trim(),
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
