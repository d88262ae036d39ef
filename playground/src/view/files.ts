/** The files that were dropped or chosen, with their paths where the browser tells them. */
export async function filesOf(
  list: Iterable<File>,
): Promise<{ path: string; content: Uint8Array }[]> {
  return Promise.all(
    [...list].map(async (file) => ({
      path: file.webkitRelativePath || file.name,
      content: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
