import { Notice } from "@/components/ui/notice";

/** For a cursor that no list gave out. `first` is where the list begins that was asked for. */
export function NoSuchPage({ first }: { first: string }) {
  return (
    <Notice title="There is no such page of the list">
      <meta name="robots" content="noindex" />
      <p>
        The address names a place in the list that does not exist: it may have been cut off or
        changed on the way.
      </p>
      <p>
        <a href={first}>Go to the first page</a>
      </p>
    </Notice>
  );
}

/** For a cursor of another list: of other words, other filters or another order. */
export function PageOfAnotherSearch({ first }: { first: string }) {
  return (
    <Notice title="This page belongs to another search">
      <meta name="robots" content="noindex" />
      <p>
        The address asks for one thing and continues another: words, filters or order were changed
        in the middle of a list. A list that is asked for otherwise begins anew.
      </p>
      <p>
        <a href={first}>Go to the first page of this search</a>
      </p>
    </Notice>
  );
}

/** For an address that gives some things more than once, where either could be meant. */
export function AskedTwice({ names, first }: { names: readonly string[]; first: string }) {
  return (
    <Notice title="The address asks for the same thing more than once">
      <meta name="robots" content="noindex" />
      <p>
        Each can be asked for once, and this is given more often:{" "}
        {names.map((name, i) => (
          <span key={name}>
            {i > 0 && ", "}
            <code>{name}</code>
          </span>
        ))}
        .
      </p>
      <p>
        <a href={first}>
          {names.every((name) => name === "cursor")
            ? "Go to the first page"
            : "Search with the first of each"}
        </a>
      </p>
    </Notice>
  );
}
