package io.atrium.endpoint.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The contract, for machines: OpenAPI 3 of this door, AsyncAPI 3 of the sockets. */
@Path("/")
@Produces("application/yaml")
public class ContractResource {
    @GET
    @Path("openapi.yaml")
    public InputStream openApi() {
        return ContractResource.class.getResourceAsStream("/api/openapi.yaml");
    }

    @GET
    @Path("asyncapi.yaml")
    public InputStream asyncApi() {
        return ContractResource.class.getResourceAsStream("/api/asyncapi.yaml");
    }
}
