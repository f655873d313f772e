import type { Backend, BackendCollection } from "./backend.ts";
import type { CollectionConfig } from "./collection-config.ts";
import { notFound, QdrantError } from "./qdrant-error.ts";

/** A collection, and the number of the next change to it. */
export interface OpenCollection {
  readonly backend: BackendCollection;
  /** Counts changes as Qdrant does: creation is 0, an index takes two. */
  operation: number;
}

/** The collections of a server by name. */
export class Collections {
  readonly #backend: Backend;
  readonly #open: Map<string, OpenCollection>;
  /** Names whose collection is being made. */
  readonly #making = new Set<string>();
  /** Collections that are being deleted, by the name that is not free until then. */
  readonly #leaving = new Map<string, Promise<void>>();

  private constructor(backend: Backend, open: Map<string, OpenCollection>) {
    this.#backend = backend;
    this.#open = open;
  }

  /** Takes over what the backend finds in its data folder. */
  static async load(backend: Backend): Promise<Collections> {
    const loaded = [...(await backend.load())].map(([name, each]): [string, OpenCollection] => [
      name,
      { backend: each, operation: 0 },
    ]);
    return new Collections(backend, new Map(loaded));
  }

  get names(): string[] {
    return [...this.#open.keys()].sort();
  }

  has(name: string): boolean {
    return this.#open.has(name);
  }

  /** @throws QdrantError 404 where there is none of this name. */
  get(name: string): OpenCollection {
    const found = this.#open.get(name);
    if (!found) throw notFound(`Collection \`${name}\` doesn't exist!`);
    return found;
  }

  /** @throws QdrantError 409 where the name is taken. */
  async create(name: string, config: CollectionConfig): Promise<void> {
    if (this.#open.has(name) || this.#making.has(name)) {
      throw new QdrantError(409, `Wrong input: Collection \`${name}\` already exists!`);
    }
    this.#making.add(name);
    try {
      await this.#leaving.get(name);
      this.#open.set(name, { backend: await this.#backend.create(name, config), operation: 0 });
    } finally {
      this.#making.delete(name);
    }
  }

  /** Returns whether there was one. */
  async drop(name: string): Promise<boolean> {
    const found = this.#open.get(name);
    if (!found) return false;
    this.#open.delete(name);
    const left = found.backend.drop().finally(() => this.#leaving.delete(name));
    this.#leaving.set(name, left);
    await left;
    return true;
  }
}
