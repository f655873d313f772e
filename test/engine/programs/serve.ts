/** Runs an embedded Qdrant until it is killed: `serve.ts [DATA_DIR]` prints its URL. */
import { startEmbeddedQdrant } from "../../../src/engine/start-embedded.ts";

const dataDir = process.argv[2];
const { url } = await startEmbeddedQdrant(dataDir === undefined ? {} : { dataDir });
console.log(url);
setInterval(() => {}, 1000);
