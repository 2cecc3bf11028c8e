import type { Ctx } from '../kernel/use-case.ts'
import type { PersonName } from './people.ts'
import type { Album, Photo } from './scenes/index.ts'

/** Something that somebody did at some time, through the same verb as everybody. */
export interface Act {
  at: Date
  by: PersonName
  photos: readonly Photo[]
  perform(ctx: Ctx, album: Album): Promise<unknown>
}
