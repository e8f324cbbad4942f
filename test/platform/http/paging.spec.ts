import { decodeCursor, encodeCursor, toPage } from '../../../src/platform/http/paging.ts';

describe('pages', () => {
  it('end with a cursor when there is more, and without at the end', () => {
    const cursorOf = (row: number) => [row];

    expect(toPage([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(toPage([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(toPage([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
  });

  it('give the values of a cursor back', () => {
    expect(decodeCursor(encodeCursor(['2026-03-02', null, 'id']), 3)).toEqual(['2026-03-02', null, 'id']);
    expect(decodeCursor(undefined, 3)).toBeUndefined();
  });

  it.each(['garbage', encodeCursor(['one']), Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[{},1,2]').toString('base64url')])(
    'refuse a cursor we did not make: %s',
    (cursor) => {
      expect(() => decodeCursor(cursor, 3)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR', status: 400 }));
    },
  );
});
