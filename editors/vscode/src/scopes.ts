import { applyEdits, type Edit, findNodeAtOffset, type FormattingOptions, getNodePath, modify, type Node, parseTree } from 'jsonc-parser';

/**
 * Returns the edits that add scopes to the connector at an offset of a manifest, except those that it already has;
 * undefined if the offset is not in a connector with a list of scopes. Offsets are in UTF-16 units.
 */
export function insertion(text: string, offset: number, scopes: readonly string[], formattingOptions: FormattingOptions): Edit[] | undefined {
  const root = parseTree(text);
  const list = root && listAround(findNodeAtOffset(root, offset, true));
  if (list === undefined) {
    return undefined;
  }
  const path = getNodePath(list);
  const present = new Set(list.children?.map((child) => child.value as unknown));
  let changed = text;
  let index = list.children?.filter(({ value }) => value !== '').length ?? 0;
  for (const scope of scopes.filter((scope) => !present.has(scope))) {
    const isEmpty = list.children?.[index]?.value === ''; // an empty string is filled in first
    const edits = modify(changed, [...path, index], scope, { formattingOptions, isArrayInsertion: !isEmpty });
    changed = applyEdits(changed, edits);
    index++;
  }
  return [difference(text, changed)];
}

/** Returns the list of scopes of the innermost object around node that has one. */
function listAround(node: Node | undefined): Node | undefined {
  for (let at = node; at !== undefined; at = at.parent) {
    for (const property of at.type === 'object' ? (at.children ?? []) : []) {
      const [key, value] = property.children ?? [];
      if ((key?.value === 'scope' || key?.value === 'scopes') && value?.type === 'array') {
        return value;
      }
    }
  }
  return undefined;
}

/** Returns the smallest edit that changes before to after. */
function difference(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }
  return { offset: start, length: before.length - start - end, content: after.slice(start, after.length - end) };
}
