import type { RenderView } from './create-renders.ts';

/** Every form of section 9.2 of the protocol at once, so that each known client finds its own. */
export function toRenderAnswer(
  { record, percent, ahead, remainingMs }: RenderView,
  link: string | undefined,
): Readonly<Record<string, unknown>> {
  const { id, status, createdAt, completedAt, error, file } = record;
  const flat = {
    id,
    taskId: id,
    status,
    progress: percent,
    createdAt,
    ...(ahead === undefined ? {} : { ahead }),
    ...(remainingMs === undefined ? {} : { remaining: Math.ceil(remainingMs / 1000) }),
    ...(completedAt === undefined ? {} : { completedAt }),
    ...(error === undefined ? {} : { error }),
    ...(link === undefined || file === undefined
      ? {}
      : {
          outputUrl: link,
          output: {
            url: link,
            duration: file.durationMs / 1000,
            size: file.sizeBytes,
            width: file.widthPx,
            height: file.heightPx,
          },
        }),
  };
  return { code: 0, success: true, ...flat, data: flat };
}
