package org.rejoin.access;

import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.TreeSet;
import org.rejoin.Service;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What Spring serves, as method and pattern. */
final class ServedEndpoints {

    private ServedEndpoints() {}

    static WebApplicationContext context() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(Service.bean(ServletContext.class));
    }

    static Set<String> all() {
        Set<String> endpoints = new TreeSet<>();
        context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, endpoints)));
        return endpoints;
    }

    private static void add(RequestMappingInfo info, Set<String> endpoints) {
        for (String pattern : info.getPatternValues()) {
            if (info.getMethodsCondition().isEmpty()) {
                endpoints.add("* " + pattern);
            }
            info.getMethodsCondition().getMethods().forEach(method -> endpoints.add(method + " " + pattern));
        }
    }
}
