import { Notice } from "@/components/ui/notice";

/** For filters that cannot be read; `list` is where they can be mended. */
export function NoMap({ list }: { list: string }) {
  return (
    <Notice title="No map can be drawn of this">
      <meta name="robots" content="noindex" />
      <p>What the address asks for cannot be looked for as it stands.</p>
      <p>
        <a href={list}>See what is wrong with it, and put it right</a>
      </p>
    </Notice>
  );
}
