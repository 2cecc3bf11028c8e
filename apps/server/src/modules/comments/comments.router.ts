import { CommentIdInput, CommentPage, CommentView, ListCommentsInput, PostCommentInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { listComments } from './comments.queries.ts'
import { postComment } from './post-comment.ts'
import { withdrawComment } from './withdraw-comment.ts'

export const commentsRouter = router({
  list: permitted('comment.read')
    .input(ListCommentsInput)
    .output(CommentPage)
    .query(({ ctx, input }) => listComments(ctx, input)),
  post: permitted('comment.post')
    .input(PostCommentInput)
    .output(CommentView)
    .mutation(({ ctx, input }) => postComment(ctx, input)),
  withdraw: permitted('comment.withdraw')
    .input(CommentIdInput)
    .output(CommentView)
    .mutation(({ ctx, input }) => withdrawComment(ctx, input)),
})
