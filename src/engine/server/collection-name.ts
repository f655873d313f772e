import { QdrantError, wrongInput } from "./qdrant-error.ts";

const FORBIDDEN = ["<", ">", ":", '"', "/", "\\", "|", "?", "*", "\0", "\u{1F}"];

/** What the file systems of Qdrant's servers allow, in bytes. */
const LONGEST = 255;

/** @throws QdrantError for a name that a collection cannot have: 400 where it is too long, else 422. */
export function checkCollectionName(name: string): void {
  const stranger = FORBIDDEN.find((character) => name.includes(character));
  if (stranger !== undefined) {
    refuse(`collection name cannot contain "${stranger}" char`);
  }
  if (name.length === 0) refuse("value invalid, must be from 1 to 255 characters");
  const length = Buffer.byteLength(name);
  if (length > LONGEST) {
    throw wrongInput(`the collection name has ${length} bytes in UTF-8, at most ${LONGEST} are possible`);
  }
}

function refuse(problem: string): never {
  throw new QdrantError(422, `Validation error in path parameters: [name: ${problem}]`);
}
