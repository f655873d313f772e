/** What an exported Python module imports, without the client: its requests stay as they are. */
export const PYTHON_STUB = `
class QdrantClient: pass
class models:
    ScoredPoint = None
    class QueryRequest:
        @staticmethod
        def model_validate(request): return request
`;
