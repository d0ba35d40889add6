/** Replaces {NAME} in a page by the value of that name. */
export function fill(page: string, values: Readonly<Record<string, string>>): string {
  return page.replace(/\{([A-Z_]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`a page refers to ${name}, which is not built`);
    }
    return value;
  });
}
