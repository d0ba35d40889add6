// Detects the platform of a program by its header. Running it would not tell: Linux passes a program that it cannot
// execute to the shell, which then reports a syntax error.

import { open } from 'node:fs/promises';

/** Reports whether the file can be a program for this platform; true for unknown formats. */
export async function runsHere(file: string): Promise<boolean> {
  const head = await firstBytes(file, 0x1000);
  const form = formOf(head);
  if (form === undefined) {
    return true;
  }
  const translated = process.platform !== 'linux' && form.machine === 'x64'; // emulated on arm64
  return form.platform === process.platform && (form.machine === undefined || form.machine === process.arch || translated);
}

interface Form {
  readonly platform: NodeJS.Platform;
  readonly machine: string | undefined;
}

function formOf(head: Buffer): Form | undefined {
  if (head.length < 0x40) {
    return undefined;
  }
  if (head.readUInt32BE(0) === 0x7f454c46) {
    return process.platform === 'linux' || process.platform === 'darwin' || process.platform === 'win32'
      ? { platform: 'linux', machine: { 0x3e: 'x64', 0xb7: 'arm64', 0x28: 'arm', 0x03: 'ia32' }[head.readUInt16LE(0x12)] }
      : undefined; // other systems use ELF, too
  }
  if (head.readUInt32LE(0) === 0xfeedfacf) {
    return { platform: 'darwin', machine: { 0x01000007: 'x64', 0x0100000c: 'arm64' }[head.readUInt32LE(4)] };
  }
  if (head.readUInt32BE(0) === 0xcafebabe) {
    return { platform: 'darwin', machine: undefined }; // a universal binary
  }
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const at = head.readUInt32LE(0x3c);
    return { platform: 'win32', machine: at + 6 > head.length ? undefined : { 0x8664: 'x64', 0xaa64: 'arm64' }[head.readUInt16LE(at + 4)] };
  }
  return undefined;
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
