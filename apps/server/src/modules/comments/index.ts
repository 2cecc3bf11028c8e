export { commentsOperations } from './comments.operations.ts'
export { commentsRouter } from './comments.router.ts'
export { postComment } from './post-comment.ts'
