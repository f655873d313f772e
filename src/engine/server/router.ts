import type { Route } from "./route.ts";

/** A route that fits a request, and the named parts of its path. */
export interface Found {
  readonly route: Route;
  readonly params: { readonly [name: string]: string };
}

/** Finds the route of a method and a path. */
export class Router {
  readonly #routes: readonly { readonly route: Route; readonly segments: readonly string[] }[];

  constructor(routes: readonly Route[]) {
    // A route with words fits before one with a named part in their place.
    const ordered = routes.toSorted((a, b) => namedParts(a.path) - namedParts(b.path));
    this.#routes = ordered.map((route) => ({ route, segments: route.path.split("/") }));
  }

  find(method: string, path: string): Found | undefined {
    const parts = path.split("/");
    for (const { route, segments } of this.#routes) {
      if (route.method !== method || segments.length !== parts.length) continue;
      if (!segments.every((segment, i) => segment.startsWith("{") || segment === parts[i])) continue;
      const named = segments.flatMap((segment, i) =>
        segment.startsWith("{") ? [[segment.slice(1, -1), decode(parts[i]!)]] : [],
      );
      return { route, params: Object.fromEntries(named) };
    }
    return undefined;
  }
}

function namedParts(path: string): number {
  return path.split("{").length - 1;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
