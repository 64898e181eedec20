import { editionPage } from "@/app/reader-pages/edition";
import { readerRoute } from "@/app/reader-route";
import { NoSuchIncident } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(editionPage, {
  title: "No such edition",
  page: <NoSuchIncident />,
});

export { generateMetadata };
export default Page;
