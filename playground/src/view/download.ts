/** Hands something to the user as a file. */
export const download = (name: string, content: BlobPart, type: string): void =>
  downloadBlob(name, new Blob([content], { type }));

export function downloadBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
