import type { Request } from 'express';

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** The methods that the routes of the API take at this address; none: there is no such address. */
export function allowedMethods(request: Request): string[] {
  // inside a router `path` lacks the prefix
  const path = request.originalUrl.split('?')[0]!;
  const layers = (request.app as unknown as { router: { stack: Layer[] } }).router.stack;
  const methods = layers.flatMap((layer) => {
    const { route } = layer;
    if (typeof route?.path !== 'string' || !route.path.startsWith('/api/')) return [];
    return layer.match(path) ? Object.keys(route.methods) : [];
  });
  return [...new Set(methods)].map((method) => method.toUpperCase()).sort();
}
