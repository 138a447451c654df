/** Names this build. Page and worker compare it, so that no stale worker meets a new page. */
export const BUILD = 'dev';
