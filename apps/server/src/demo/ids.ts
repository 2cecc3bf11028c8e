import { v5 as uuidOf } from 'uuid'

const NAMESPACE = '0d6b6f0e-54f8-4c6c-9a52-6c1f3f0a2f71'

/** The id of a thing of the demo: the same at every load, whatever the day. */
export const demoId = (name: string): string => uuidOf(name, NAMESPACE)
