export { isAlive } from "../process-alive.ts";
