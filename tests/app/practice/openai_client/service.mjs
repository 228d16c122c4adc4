// Starts a practice service and ends it when its standard input closes.
import { spawn } from "node:child_process";
import { once } from "node:events";

export async function startService(program, dialect, scenario = "all-good", speed = "20") {
  const child = spawn(program, [dialect, scenario, speed], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return {
    baseURL: line.toString().trim(),
    stop: async () => {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
