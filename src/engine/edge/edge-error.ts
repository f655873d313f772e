import { notFound, QdrantError, wrongInput } from "../server/qdrant-error.ts";

/**
 * Gives an error text of Qdrant Edge the status that the server answers it with. The engine's errors are the server's
 * own, but arrive as plain text without their kind.
 */
export function edgeError(text: string): QdrantError {
  const message = text.replace(/^failed to parse formula: /, "");
  if (/File name too long/.test(message))
    return wrongInput(`a name is too long for the file system: ${message}`);
  if (/^\[(?:Errno|WinError) \d+\]/.test(message)) return new QdrantError(500, message);
  if (/^Service (internal|runtime) error|^panic/i.test(message)) return new QdrantError(500, message);
  if (/^No point with id \S+$/.test(message)) return notFound(`${message} found`);
  return wrongInput(message);
}
