import { basename, extname } from 'node:path';
import { offeredUploadTypes, type UploadExtension, uploadTypes } from '../../protocol/uploads.ts';
import { StudioError } from '../errors.ts';

const maxNameChars = 150;

/** A foreign name made fit to show: no folders, no control characters, never long. It is never part of a path. */
export function readableName(foreign: string): string {
  const name = basename(foreign.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const chars = [...name];
  if (chars.length <= maxNameChars) return name === '' ? 'file' : name;
  const end = extname(name).slice(0, 10);
  return `${chars.slice(0, maxNameChars - end.length).join('')}${end}`;
}

/** Everything that is taken, by extension. */
export const takenTypes: Readonly<Record<UploadExtension, string>> = {
  ...uploadTypes,
  ...offeredUploadTypes,
};

/** The accepted kind that a name ends with; throws `unsupported-file`. */
export function extensionOf(name: string): UploadExtension {
  const extension = extname(name).slice(1).toLowerCase();
  if (isAccepted(extension)) return extension;
  throw new StudioError('unsupported-file', 'files of this kind are not supported');
}

/** The kind that a media type stands for, where a link's path has none. */
export function extensionOfType(mimeType: string | undefined): UploadExtension | undefined {
  const all = Object.keys(takenTypes).filter(isAccepted);
  return all.find((extension) => takenTypes[extension] === mimeType);
}

function isAccepted(extension: string): extension is UploadExtension {
  return Object.hasOwn(takenTypes, extension);
}
