import type { LogPage, LogView } from '@ipt/contracts'

/** What the cache holds of a list: one page, or pages one after the other. */
export type LogAnswer = LogPage | { pages: LogPage[]; pageParams: unknown[] }

const inPage = (page: LogPage, log: LogView): LogPage =>
  page.items.some((each) => each.id === log.id) ? { ...page, items: page.items.map((each) => (each.id === log.id ? log : each)) } : page

/** The answer with `log` in place of what it said before, where it is in there. */
export const withLog = <Answer extends LogAnswer>(answer: Answer, log: LogView): Answer =>
  'pages' in answer
    ? { ...answer, pages: answer.pages.map((page) => inPage(page, log)) }
    : ({ ...answer, ...inPage(answer, log) } as Answer)
