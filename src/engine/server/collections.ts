import type { Backend, BackendCollection, LoadedCollections } from "./backend.ts";
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
  /** Why a collection cannot be opened, by its name. */
  readonly #broken: ReadonlyMap<string, string>;
  /** Names whose collection is being made. */
  readonly #making = new Set<string>();
  /** Collections that are being deleted, by the name that is not free until then. */
  readonly #leaving = new Map<string, Promise<void>>();

  private constructor(backend: Backend, { opened, broken }: LoadedCollections) {
    this.#backend = backend;
    this.#open = new Map(Array.from(opened, ([name, each]) => [name, { backend: each, operation: 0 }]));
    this.#broken = broken;
  }

  /** Takes over what the backend finds in its data folder. */
  static async load(backend: Backend): Promise<Collections> {
    return new Collections(backend, await backend.load());
  }

  get names(): string[] {
    return [...new Set([...this.#open.keys(), ...this.#broken.keys()])].sort();
  }

  has(name: string): boolean {
    return this.#open.has(name) || this.#broken.has(name);
  }

  /** @throws QdrantError 404 where there is none of this name, 503 where it cannot be opened. */
  get(name: string): OpenCollection {
    const found = this.#find(name);
    if (!found) throw notFound(`Collection \`${name}\` doesn't exist!`);
    return found;
  }

  /** @throws QdrantError 409 where the name is taken, 503 where by a collection that cannot be opened. */
  async create(name: string, config: CollectionConfig): Promise<void> {
    if (this.#find(name) || this.#making.has(name)) {
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

  /**
   * Returns whether there was one; one that could not be deleted is still there.
   *
   * @throws QdrantError 503 where it cannot be opened: what cannot be read is not deleted.
   */
  async drop(name: string): Promise<boolean> {
    const found = this.#find(name);
    if (!found) return false;
    this.#open.delete(name);
    const left = found.backend.drop();
    const settled = left.then(
      () => {},
      () => void this.#open.set(name, found),
    );
    this.#leaving.set(name, settled);
    await settled;
    this.#leaving.delete(name);
    await left;
    return true;
  }

  #find(name: string): OpenCollection | undefined {
    const found = this.#open.get(name);
    const reason = this.#broken.get(name);
    if (found || reason === undefined) return found;
    throw new QdrantError(
      503,
      `Service unavailable: Collection \`${name}\` cannot be opened: ${reason}. It was left as it is: repair or move its folder, then start again`,
    );
  }
}
