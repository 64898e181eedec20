import { articlePage } from "@/app/reader-pages/article";
import { readerRoute } from "@/app/reader-route";
import { NoSuchArticle } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(articlePage, {
  title: "No such article",
  page: <NoSuchArticle />,
});

export { generateMetadata };
export default Page;
