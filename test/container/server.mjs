// What runs in the image: the reference engine behind Qdrant's REST interface, at Qdrant's port, for everybody.
import { createReferenceBackend } from "./engine/reference/reference-backend.js";
import { createQdrantServer } from "./engine/server/http-server.js";

const unexpected = process.argv.slice(2);
if (unexpected.length > 0) {
  console.error(`error: unexpected argument '${unexpected[0]}' found`); // as Qdrant says it
  process.exit(2);
}
const server = await createQdrantServer(createReferenceBackend());
server.listen(6333, "0.0.0.0");
