/** Installs Qdrant Edge, and prints what is told on the way and where its Python is. */
import { installEdge } from "../../../src/engine/edge/install.ts";

console.log(await installEdge((line) => console.log(line)));
