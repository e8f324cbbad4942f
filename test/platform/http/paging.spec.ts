import { decodeCursor, encodeCursor, toPage } from '../../../src/platform/http/paging.ts';

const ID = '01a20a87-08da-7038-9e73-752d402fb74c';

describe('pages', () => {
  it('end with a cursor when there is more, and without at the end', () => {
    const cursorOf = (row: number) => [row];

    expect(toPage([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(toPage([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(toPage([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
  });

  it('give the values of a cursor back', () => {
    expect(decodeCursor(encodeCursor(['a', 7, ID]), ['text', 'number', 'id'])).toEqual(['a', 7, ID]);
    expect(decodeCursor(undefined, ['text'])).toBeUndefined();
  });

  it.each([
    'garbage',
    encodeCursor(['one']),
    encodeCursor(['a', 'yesterday', ID]),
    encodeCursor(['a', '2026-03-02 09:00:00+00', 'you']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[{},1,2]').toString('base64url'),
  ])('refuse a cursor we did not make: %s', (cursor) => {
    expect(() => decodeCursor(cursor, ['text', 'instant', 'id'])).toThrow(expect.objectContaining({ code: 'BAD_CURSOR', status: 400 }));
  });
});
