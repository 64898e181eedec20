import type { ReactNode } from "react";

/**
 * One line of the page's grid: a label or figure, the text, and what stands in the margin. On a
 * narrow screen they follow one another.
 */
export function Row(props: {
  label?: ReactNode;
  children: ReactNode;
  margin?: ReactNode;
  className?: string;
}) {
  return (
    <div className={props.className ? `row ${props.className}` : "row"}>
      <div>{props.label}</div>
      <div>{props.children}</div>
      {props.margin !== undefined && <div>{props.margin}</div>}
    </div>
  );
}
