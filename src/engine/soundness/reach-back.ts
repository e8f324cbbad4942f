/** Everything from which some way leads to `final`, itself included. `predecessors`: what leads to each place directly. */
export function reachBack<Place>(predecessors: ReadonlyMap<Place, readonly Place[]>, final: Place): Set<Place> {
  const found = new Set([final]);
  const todo = [final];
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    for (const before of predecessors.get(place) ?? []) {
      if (found.has(before)) continue;
      found.add(before);
      todo.push(before);
    }
  }
  return found;
}
