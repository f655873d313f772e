import { QdrantError } from "./qdrant-error.ts";

const FORBIDDEN = ["<", ">", ":", '"', "/", "\\", "|", "?", "*", "\0", "\u{1F}"];

/** @throws QdrantError for a name that a collection cannot have. */
export function checkCollectionName(name: string): void {
  const stranger = FORBIDDEN.find((character) => name.includes(character));
  if (stranger !== undefined) {
    refuse(`collection name cannot contain "${stranger}" char`);
  }
  if (name.length === 0 || name.length > 255) refuse("value invalid, must be from 1 to 255 characters");
}

function refuse(problem: string): never {
  throw new QdrantError(422, `Validation error in path parameters: [name: ${problem}]`);
}
