/** Waits until no file is on its way any more; answers whether all that were chosen have arrived. A form asks it before it sends. */
export type FileGate = () => Promise<boolean>

export const nothingOnItsWay: FileGate = async () => true

export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))
