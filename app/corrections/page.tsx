import { correctionsPage } from "@/app/reader-pages/corrections";
import { readerRoute } from "@/app/reader-route";
import { NoSuchIncident } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(correctionsPage, {
  title: "No such incident",
  page: <NoSuchIncident />,
});

export { generateMetadata };
export default Page;
