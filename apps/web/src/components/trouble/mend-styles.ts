/** Asks again for style sheets that did not arrive: the loader of parts asks for each only once. Resolves when they came, or did not. */
export async function mendStyles(): Promise<void> {
  const broken = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((link) => link.sheet === null)
  await Promise.all(
    broken.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement
      const settled = new Promise((resolve) => {
        again.onload = resolve
        again.onerror = resolve
      })
      link.replaceWith(again)
      return settled
    }),
  )
}
