/** Where a file's bytes come from, and where they are sent to. */
export const fileUrl = (id: string): string => `/api/v1/files/${id}`
export const thumbnailUrl = (id: string): string => `/api/v1/files/${id}/thumbnail`
