import { elia } from './elia.ts'
import { ibrahim } from './ibrahim.ts'
import { juma } from './juma.ts'
import { neema } from './neema.ts'
import type { StudentStory } from './student-story.ts'
import { upendo } from './upendo.ts'
import { zainab } from './zainab.ts'

export type { Step } from './steps.ts'
export type { StoryLeave, StudentStory } from './student-story.ts'

export const STORIES: readonly StudentStory[] = [neema, elia, juma, zainab, upendo, ibrahim]
