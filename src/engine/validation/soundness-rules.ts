import { explore, loopsWithoutWait } from '../soundness/explore.ts';
import type { Net } from '../soundness/net.ts';
import type { Finding } from './finding.ts';

/** Findings on the tokens' course, on the net with calls expanded; element ids as executed. */
export function soundnessFindings(net: Net): Finding[] {
  const loops = loopsWithoutWait(net);
  if (loops.length) {
    return loops.map((elementId) => ({
      elementId,
      rule: 'loop',
      reason: 'a loop without a wait would never come to rest',
      cure: 'put a user task, a job, a message or a timer into the loop',
    }));
  }
  const errors = errorFindings(net);
  return errors.length ? errors : explorationFindings(net);
}

/** The library lets every living boundary event of a code catch what an end event throws, a sibling's too. */
function errorFindings(net: Net): Finding[] {
  const nodes = [...net.nodes.values()];
  const thrown = new Set(nodes.filter((n) => n.kind === 'end' && n.event === 'error').map((n) => n.errorId));
  const catchers = nodes.filter((n) => n.kind === 'boundary' && n.event === 'error' && thrown.has(n.errorId));
  const seen = new Set<string | undefined>();
  return catchers.flatMap((boundary): Finding[] => {
    const isFirst = !seen.has(boundary.errorId);
    seen.add(boundary.errorId);
    if (isFirst) return [];
    const reason = `error "${boundary.errorId}", thrown by an end event, is caught by more than one boundary event`;
    return [{ elementId: boundary.id, rule: 'error-caught-twice', reason, cure: 'give each place its own <error> with its own code' }];
  });
}

function explorationFindings(net: Net): Finding[] {
  const { isCapped, states, stuck, deadElements, problems } = explore(net);
  if (isCapped)
    return [
      {
        rule: 'sound-size',
        reason: `more than ${states} different markings`,
        cure: 'draw fewer parallel branches, or call separate processes',
      },
    ];
  return [
    ...[...problems].map(([problem, elementId]) => ({
      elementId,
      rule: 'sound-token',
      reason: `the element ${problem}`,
      cure: 'join what was forked with a parallel gateway, merge alternatives with an exclusive one',
    })),
    ...[...stuck].map(([elementId, marking]) => ({
      elementId,
      rule: 'sound-end',
      reason: `the end cannot be reached from here: ${marking}`,
      cure: 'merge alternatives with an exclusive gateway, not with a parallel one',
    })),
    ...deadElements.map((elementId) => ({
      elementId,
      rule: 'sound-dead',
      reason: 'the element can never be reached',
      cure: 'connect it or delete it; a boundary event needs a host that waits',
    })),
  ];
}
